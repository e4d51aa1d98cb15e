"""People's accounts: made and given passwords by a site integrator, forgotten passwords renewed.

Nobody learns from here which accounts exist: every request is answered alike, before anything is
looked up, and the mail is made and sent in the background.
"""
