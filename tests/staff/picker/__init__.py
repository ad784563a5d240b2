"""The people picker 选择用户."""
