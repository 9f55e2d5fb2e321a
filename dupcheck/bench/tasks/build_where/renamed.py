def filter_clause(criteria):
    """SQL terms and their parameters; a list becomes IN, None becomes IS NULL."""
    terms = []
    parameters = []
    for field, wanted in criteria.items():
        if not field.replace("_", "").isalnum():
            raise ValueError(f"illegal field {field}")
        if wanted is None:
            terms.append(f"{field} IS NULL")
        elif isinstance(wanted, list):
            slots = ", ".join("?" for _ in wanted)
            terms.append(f"{field} IN ({slots})")
            parameters.extend(wanted)
        else:
            terms.append(f"{field} = ?")
            parameters.append(wanted)
    if not terms:
        return ["", []]
    return ["WHERE " + " AND ".join(terms), parameters]
