"""Archives that people upload, unpacked into a folder of ours and nowhere else.

Names and sizes are looked at before a byte is written. What leads out, is no plain file, is there
twice, or grows beyond all reason is refused as a whole.
"""
