LC_BACKEND([serial-complex])
