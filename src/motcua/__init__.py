"""Một Cửa, "one door": the open digital-government platform."""
