LC_BACKEND([processes])
