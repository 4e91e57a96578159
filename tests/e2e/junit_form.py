"""junit_form.py FILE: holds JUnit XML against the form that CI servers read (Jenkins, GitLab, Azure).

There is no one standard. This is what their readers have in common: a row an element, with the attributes it
must have, those it may have, and the elements in it in their order. Beyond the form: counts add up, no two cases
have the same class and name, and no class has a dot, at which Jenkins would cut off a package.
"""
import re, sys
import xml.etree.ElementTree as xml

NUMBER, SECONDS, LINE, TEXT = r"\d+", r"\d+\.\d{3}", r"[1-9]\d*", r"(?s).*"
COUNTS = {"tests": NUMBER, "failures": NUMBER, "errors": NUMBER}
OUTCOME = ({"type": r"(?s).+", "message": TEXT}, {}, [])
# element: (must have, may have, [(element, at least, at most)])
FORM = {
    "testsuites": (COUNTS | {"name": TEXT}, {"time": SECONDS}, [("testsuite", 0, None)]),
    "testsuite": (COUNTS | {"name": TEXT, "skipped": NUMBER, "time": SECONDS}, {"file": TEXT},
                  [("properties", 0, 1), ("testcase", 0, None)]),
    "properties": ({}, {}, [("property", 1, None)]),
    "property": ({"name": TEXT, "value": TEXT}, {}, []),
    "testcase": ({"name": r"(?s).+", "classname": r"(?s).+", "time": SECONDS}, {"file": TEXT, "line": LINE},
                 [("skipped", 0, 1), ("error", 0, 1), ("failure", 0, 1)]),
    "skipped": OUTCOME, "error": OUTCOME, "failure": OUTCOME,
}
OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def faults_of(element, path):
    if element.tag not in FORM:
        return [f"{path}: no such element"]
    must, may, inner = FORM[element.tag]
    faults = [f"{path}: {name} is missing" for name in must if name not in element.attrib]
    for name, value in element.attrib.items():
        pattern = (must | may).get(name)
        if not pattern or not re.fullmatch(pattern, value):
            faults.append(f"{path}: {name}={value!r}")
    order = [name for name, _, _ in inner]
    found = [child.tag for child in element]
    if any(tag not in order for tag in found) or found != sorted(found, key=order.index):
        faults.append(f"{path}: holds {found}")
    for name, least, most in inner:
        if not least <= found.count(name) <= (most or len(found)):
            faults.append(f"{path}: {found.count(name)} times {name}")
    return faults + [fault for i, child in enumerate(element) for fault in faults_of(child, f"{path}/{child.tag}[{i}]")]


def junit_faults(path):
    root = xml.parse(path).getroot()
    faults = faults_of(root, root.tag)
    for holder in [root, *root.iter("testsuite")]:
        cases = list(holder.iter("testcase"))
        counts = {"tests": len(cases)} | {name: sum(1 for case in cases if case.find(tag) is not None)
                                          for name, tag in OUTCOMES.items()}
        faults += [f"{holder.tag} {holder.get('name')}: {name}={holder.get(name)}, counted {n}"
                   for name, n in counts.items() if holder.get(name) not in (None, str(n))]
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    faults += [f"{name} is there twice" for name in set(names) if names.count(name) > 1] if len(set(names)) < len(names) else []
    faults += [f"the class {c} has a dot" for c, _ in set(names) if "." in c]
    suites = [suite.get("name") for suite in root.iter("testsuite")]
    if len(set(suites)) < len(suites):
        faults.append("two suites have one name")
    return faults


if __name__ == "__main__":
    for fault in (told := junit_faults(sys.argv[1])):
        print(fault)
    sys.exit(1 if told else 0)
