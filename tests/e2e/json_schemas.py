"""json_schemas.py FOLDER - each document NAME[.more].json of the working directory fits FOLDER/NAME.schema.json.

A field that the schema does not name is a fault of the schema, and so is one that no document has. Where a required field
may be missing unnoticed, or be a number of another kind, it is one, too: each document NAME.json is broken in these ways,
once for each object of its schema.
"""
import copy, glob, json, os, sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)


def closed(schema):
    """The same, but nothing may stand in an object that it does not name."""
    if isinstance(schema, list):
        return [closed(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
        schema["additionalProperties"] = False
    return schema


def first_faults(check, document, told):
    for error in list(check.iter_errors(document))[:5]:
        told.append(f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def objects(schema, value, root, seen):
    """The first object of @p value for each object with properties of @p schema."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].split("/")[-1]]
    if isinstance(value, list) and "items" in schema:
        for item in value:
            yield from objects(schema["items"], item, root, seen)
    elif isinstance(value, dict) and "properties" in schema:
        if id(schema) not in seen:
            seen.add(id(schema))
            yield schema, value
        for key, below in schema["properties"].items():
            if key in value:
                yield from objects(below, value[key], root, seen)
    elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
        for item in value.values():
            yield from objects(schema["additionalProperties"], item, root, seen)


def named(schema, at=""):
    """The places of all fields that @p schema names."""
    places = {f"{at}.{key}" for key in schema.get("properties", {})}
    for key, below in schema.get("properties", {}).items():
        places |= named(below, f"{at}.{key}")
    if isinstance(schema.get("items"), dict):
        places |= named(schema["items"], at + "[]")
    if isinstance(schema.get("additionalProperties"), dict):
        places |= named(schema["additionalProperties"], at + ".*")
    for name, below in schema.get("$defs", {}).items():
        places |= named(below, "#" + name)
    return places


def met(schema, value, root, at=""):
    """Those that @p value has."""
    while "$ref" in schema:
        name = schema["$ref"].split("/")[-1]
        schema, at = root["$defs"][name], "#" + name
    if isinstance(value, list) and "items" in schema:
        return {place for item in value for place in met(schema["items"], item, root, at + "[]")}
    if not isinstance(value, dict):
        return set()
    own, others, places = schema.get("properties", {}), schema.get("additionalProperties"), set()
    for key, item in value.items():
        if key in own:
            places |= {f"{at}.{key}"} | met(own[key], item, root, f"{at}.{key}")
        elif isinstance(others, dict):
            places |= met(others, item, root, at + ".*")
    return places


def breakages(schema, document, check, told):
    for part, value in objects(schema, document, schema, set()):
        for key in part.get("required", []):
            kept = value.pop(key)
            if check.is_valid(document):
                told.append(f"{key} may be missing, and is required")
            value[key] = 17.5 if not isinstance(kept, float) else "17.5"
            if part["properties"][key] and check.is_valid(document):
                told.append(f"{key} may be anything")
            value[key] = kept


def main():
    schemas, used, bad, unmet = sys.argv[1], set(), 0, {}
    for path in sorted(glob.glob("*.json")):
        name = path.split(".")[0]
        with open(os.path.join(schemas, name + ".schema.json")) as file:
            schema = json.load(file)
        with open(path) as file:
            document = json.load(file)
        used.add(name)
        unmet.setdefault(name, named(schema))
        unmet[name] -= met(schema, document, schema)
        jsonschema.Draft202012Validator.check_schema(schema)
        told = []
        first_faults(jsonschema.Draft202012Validator(closed(schema)), document, told)
        if not told and path.split(".")[1] == "json":
            breakages(schema, copy.deepcopy(document), jsonschema.Draft202012Validator(schema), told)
        for line in told:
            print(f"FAILED: {path}: {line}")
            bad = 1
    for left in sorted(n[:-len(".schema.json")] for n in os.listdir(schemas)):
        if left not in used:
            print(f"FAILED: {left}.schema.json: no document of its kind was looked at")
            bad = 1
    for name, places in unmet.items():
        for place in sorted(places):
            print(f"FAILED: {name}.schema.json: no document has {place}")
            bad = 1
    print(f"{len(used)} schemas")
    return bad


sys.exit(main())
