LC_BACKEND([vector-blocked])
