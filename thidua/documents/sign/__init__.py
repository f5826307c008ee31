"""Keys and signatures: PDF signatures made and checked, certificates sealed. Bytes in, values out; no models."""
