# Unit tests of src/harness.
