"""The recognised text of pages: ALTO, PAGE or plain text as words in lines, each with its box."""
