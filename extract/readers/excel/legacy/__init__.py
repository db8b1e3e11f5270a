"""Reads Excel workbooks from before 2007 (.xls), by xlrd."""
