"""Thi Đua: the system of record for emulation campaigns in Vietnamese local government."""

VERSION = "0.1.0"
