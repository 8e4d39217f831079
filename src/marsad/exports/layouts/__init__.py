"""The layouts that the field uses: one module each, from events to rows in their order."""
