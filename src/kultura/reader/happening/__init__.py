"""When, where and for how much: dates as the public asks for them, answered by SQL."""
