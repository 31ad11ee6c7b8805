# Unit tests of src/repo.
