"""What every file of the project keeps to."""
