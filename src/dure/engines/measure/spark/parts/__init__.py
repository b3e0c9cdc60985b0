"""What a worker of the cluster does with its part of the people."""
