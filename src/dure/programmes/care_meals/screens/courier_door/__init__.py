"""The page of a courier: one door a screen, also without signal."""
