LC_BACKEND([vector])
