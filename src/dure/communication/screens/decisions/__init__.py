"""The register of decisions: what is still to be carried out stands on top."""
