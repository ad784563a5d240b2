"""What tests share: environment, database server, browser."""
