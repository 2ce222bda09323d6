"""The unattended run: one edition for each local day and audience, made once."""
