# Every page in a browser; skipped where there is none.
dist_check_SCRIPTS += tests/browser/check_site.py tests/browser/site.sh
if HAVE_CHECK
TESTS += tests/browser/site.sh
endif
