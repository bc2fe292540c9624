"""The graphs of `--format graphml`: networkx reads them and finds what `graph.json` knows.

A file that is spoiled must be refused, so that the test can fail.
"""
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import networkx

here = pathlib.Path(__file__).resolve().parent
program = pathlib.Path(sys.argv[1]).resolve()
namespace = "{http://graphml.graphdrawing.org/xmlns}"
ties = {"stands-for", "stands-for-on-one-page", "does-not-stand-for"}


def build(project, out):
    for name in ("site", "graphml"):
        run = subprocess.run([program, "build", "--format", name, "--out", out], cwd=project,
                             capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


def check_types(text):
    """What the schema of GraphML asks of keys, data and ends."""
    root = xml.fromstring(text)
    assert root.tag == namespace + "graphml"
    keys = {key.get("id"): key for key in root.iter(namespace + "key")}
    assert len(keys) == len(list(root.iter(namespace + "key"))), "a key is there twice"
    types = {"boolean", "int", "long", "float", "double", "string"}
    assert all(key.get("attr.type") in types for key in keys.values())
    (graph,) = root.findall(namespace + "graph")
    assert graph.get("edgedefault") == "directed"
    nodes = [node.get("id") for node in graph.findall(namespace + "node")]
    assert len(set(nodes)) == len(nodes)
    for kind in ("graph", "node", "edge"):
        owners = [graph] if kind == "graph" else graph.findall(namespace + kind)
        for owner in owners:
            said = [data.get("key") for data in owner.findall(namespace + "data")]
            assert len(set(said)) == len(said), said
            assert all(keys[key].get("for") == kind for key in said)
    for edge in graph.findall(namespace + "edge"):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
    used = {data.get("key") for data in root.iter(namespace + "data")}
    return {key.get("attr.name") for id, key in keys.items() if id in used}


def check(graph, known):
    entities = {node: data for node, data in graph.nodes(data=True) if data["kind"] != "statement"}
    statements = {node: data for node, data in graph.nodes(data=True) if data["kind"] == "statement"}

    # Whoever of another allegory is spoken of is there too, so what is known is a part of what is.
    said = sorted((data["name"], data["side"], data["kind"], data["label"]) for data in entities.values())
    own = sorted((each["id"], each["side"], each["kind"], each["labels"][0]) for each in known["entities"])
    assert [each for each in said if each in own] == own
    by_url = {data["url"]: node for node, data in entities.items()}
    assert len(by_url) == len(entities)

    def node_at(address):
        found = [node for url, node in by_url.items()
                 if url.endswith("/" + address) or url.endswith(":" + address)]
        assert len(found) == 1, (address, found)
        return found[0]

    wanted = sorted((node_at(story), node_at(idea), each["negative"], each["strength"])
                    for each in known["correspondences"] for story in each["story"] for idea in each["idea"])
    found = sorted((story, idea, data["kind"] == "does-not-stand-for", data["weight"])
                   for story, idea, data in graph.edges(data=True) if data["kind"] in ties)
    assert found == wanted, (found, wanted)

    by_name = {data["name"]: node for node, data in statements.items() if "name" in data}
    for each in known["statements"]:
        node = by_name[each["id"]]
        data = graph.nodes[node]
        assert (data["label"], data["side"]) == (each["text"], each["side"])
        parts = sorted((edge["position"], to) for _, to, edge in graph.out_edges(node, data=True)
                       if edge["kind"] == "speaks-of")
        assert [position for position, _ in parts] == list(range(1, len(parts) + 1))
        direct = [to for _, to in parts if to in entities]
        assert set(direct) <= {node_at(address) for address in each["entities"]}
    for fate in ("carried", "predicted", "broken", "silent"):
        for side in ("story", "idea"):
            count = sum(data["fate"] == fate and data["side"] == side for data in statements.values())
            assert count == known["figures"][side][fate], (fate, side)
    for each in known["breaks"]:
        node = node_at(each["entity"]) if each["entity"] else by_name[each["statement"]]
        assert graph.nodes[node]["broken"] is True
        assert graph.nodes[node].get("break", "") == (each["reason"] or "")
    assert graph.graph["title"] == known["title"]
    assert graph.graph["systematicity"] == known["figures"]["systematicity"]


def refuses(text):
    try:
        networkx.read_graphml(io.BytesIO(text))
    except (networkx.NetworkXError, ValueError, KeyError, xml.ParseError):
        return True
    return False


projects = [here.parents[1], here / "shared", here / "hostile", here / "browser/projects/many",
            here / "browser/projects/arabic"]
names = set()
for project in projects:
    with tempfile.TemporaryDirectory() as folder:
        build(project, folder)
        known = json.loads(pathlib.Path(folder, "site/graph.json").read_text(encoding="utf-8"))
        files = sorted(pathlib.Path(folder, "graphml").rglob("*.graphml"))
        assert len(files) == len(known["allegories"]) > 0
        for allegory in known["allegories"]:
            path = pathlib.Path(folder, "graphml", allegory["folder"] + ".graphml")
            text = (path if allegory["folder"] else files[0]).read_bytes()
            names |= check_types(text)
            check(networkx.read_graphml(io.BytesIO(text), force_multigraph=True), allegory)
            assert refuses(text.replace(b'attr.type="int"', b'attr.type="whole"'))
            assert refuses(text.replace(b'key="n-label"', b'key="n-nobody"'))
            assert refuses(text.replace(b"</graph>", b"]]></graph>"))
            assert refuses(text.replace(b'<data key="n-order">', b'<data key="n-order">x'))
for name in ("label", "kind", "side", "fate", "weight", "role", "because", "aliases", "break"):
    assert name in names, f"no graph says `{name}`"
print(f"networkx reads the graphs of {len(projects)} projects, and finds everything in them")
