"""The readers' door: it reads the ledger and nothing else."""
