LC_BACKEND([serial])
