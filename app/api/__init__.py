"""SmartKasa spoken here: one file per resource with its models beside its calls, `client` puts them together."""
