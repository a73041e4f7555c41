"""The ear practises: see `practise`."""
