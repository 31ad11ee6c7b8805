# Unit tests of src/machine.
