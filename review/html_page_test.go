package review_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// node is an element of a page, or a text when it has no name.
type node struct {
	name     string
	attrs    map[string]string
	text     string
	parent   *node
	children []*node
}

// void are the elements that HTML writes without an end.
var void = regexp.MustCompile(`<(meta|img)\b[^>]*`)

// parsePage reads a page as strictly as XML is read: every element ends, every
// attribute is quoted, nothing is left unescaped.
func parsePage(page string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(void.ReplaceAllString(page, "$0/")))
	root := &node{}
	for at := root; ; {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if at != root {
				return nil, fmt.Errorf("<%s> has no end", at.name)
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			child := &node{name: token.Name.Local, attrs: make(map[string]string), parent: at}
			for _, a := range token.Attr {
				child.attrs[a.Name.Local] = a.Value
			}
			at.children = append(at.children, child)
			at = child
		case xml.EndElement:
			if token.Name.Local != at.name {
				return nil, fmt.Errorf("</%s> ends <%s>", token.Name.Local, at.name)
			}
			at = at.parent
		case xml.CharData:
			at.children = append(at.children, &node{text: string(token), parent: at})
		}
	}
}

// all returns the elements of these names under a node, in document order.
func (n *node) all(names ...string) []*node {
	var found []*node
	for _, c := range n.children {
		if slices.Contains(names, c.name) && c.name != "" || len(names) == 0 {
			found = append(found, c)
		}
		found = append(found, c.all(names...)...)
	}
	return found
}

// classed returns the elements under a node that have a class.
func (n *node) classed(class string) []*node {
	return slices.DeleteFunc(n.all(), func(n *node) bool {
		return !slices.Contains(strings.Fields(n.attrs["class"]), class)
	})
}

// words returns the text of a node without style sheets.
func (n *node) words() string {
	if n.name == "style" {
		return ""
	}
	text := n.text
	for _, c := range n.children {
		text += c.words()
	}
	return text
}

// faults collects what a page does wrong.
type faults []error

func (f *faults) check(ok bool, format string, args ...any) {
	if !ok {
		*f = append(*f, fmt.Errorf(format, args...))
	}
}

// checkPage returns everything that a page does wrong, whatever is in it.
func checkPage(page string) error {
	root, err := parsePage(page)
	if err != nil {
		return err
	}
	var f faults
	f.check(strings.HasPrefix(page, "<!DOCTYPE html>\n"), "no document type")
	for name, n := range map[string]int{"html": 1, "title": -1, "main": 1, "header": 1, "footer": 1, "h1": 1, "script": 0, "link": 0, "iframe": 0, "object": 0, "base": 0, "form": 0} {
		f.check(n < 0 || len(root.all(name)) == n, "%d elements %s, want %d", len(root.all(name)), name, n)
	}
	f.references(root)
	f.headings(root)
	f.tables(root)
	f.charts(root)
	return errors.Join(f...)
}

// references checks that ids are unique and every reference to one leads
// somewhere, that nothing is fetched and that nothing runs.
func (f *faults) references(root *node) {
	ids := make(map[string]bool)
	for _, n := range root.all() {
		if id, ok := n.attrs["id"]; ok {
			f.check(!ids[id] && id != "", "the id %q is given twice", id)
			ids[id] = true
		}
	}
	for _, n := range root.all() {
		for name, value := range n.attrs {
			lower := strings.ToLower(value)
			f.check(!strings.HasPrefix(name, "on"), "<%s> has the attribute %s", n.name, name)
			switch name {
			case "href":
				id, local := strings.CutPrefix(value, "#")
				f.check(local && ids[id], "the link %q leads nowhere", value)
			case "src":
				f.check(strings.HasPrefix(lower, "data:image/"), "%q is fetched", value)
			case "aria-labelledby":
				for id := range strings.FieldsSeq(value) {
					f.check(ids[id], "labelled by %q, which is not there", id)
				}
			case "style":
				f.check(!strings.ContainsAny(value, "(@\\"), "the style %q", value)
			}
		}
		f.check(n.name != "img" || n.has("alt"), "an image without alt")
	}
	for _, n := range root.all("style") {
		css := n.children[0].text
		f.check(!strings.Contains(css, "url(") && !strings.Contains(css, "@import"), "the style sheet fetches something")
	}
	for _, n := range root.all("a", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "caption") {
		f.check(strings.TrimSpace(n.words()+n.attrs["aria-label"]) != "", "<%s> says nothing", n.name)
	}
}

func (n *node) has(attr string) bool { _, ok := n.attrs[attr]; return ok }

// headings checks that no level of headings is skipped.
func (f *faults) headings(root *node) {
	level := 0
	for _, n := range root.all("h1", "h2", "h3", "h4", "h5", "h6") {
		at := int(n.name[1] - '0')
		f.check(at <= level+1, "<%s> stands under a heading of level %d", n.name, level)
		level = at
	}
}

func (f *faults) tables(root *node) {
	for _, table := range root.all("table") {
		f.check(len(table.all("caption")) == 1, "a table without a caption")
		columns := len(table.all("thead")[0].all("th"))
		for _, th := range table.all("th") {
			scope := th.attrs["scope"]
			f.check(scope == "col" || scope == "row", "a head of scope %q", scope)
		}
		for _, row := range table.all("tbody")[0].all("tr") {
			cells := row.all("th", "td")
			f.check(len(cells) == columns, "%d cells under %d columns", len(cells), columns)
			for _, c := range cells {
				f.check(strings.TrimSpace(c.words()) != "", "an empty cell")
			}
		}
	}
}

func (f *faults) charts(root *node) {
	for _, svg := range root.all("svg") {
		if svg.parent.name == "svg" {
			continue
		}
		f.check(svg.attrs["role"] == "img" && len(strings.Fields(svg.attrs["aria-labelledby"])) == 2,
			"a drawing without role or labels: %v", svg.attrs)
		titles := slices.DeleteFunc(svg.all("title"), func(n *node) bool { return n.parent != svg })
		f.check(len(titles) == 1 && len(svg.all("desc")) == 1, "a drawing without title or description")
		for _, n := range svg.all() {
			for name, value := range n.attrs {
				f.check(!strings.Contains(value, "NaN") && !strings.Contains(value, "Inf"), "%s=%q", name, value)
			}
		}
	}
	f.check(len(root.classed("drawing")) == len(root.classed("data"))+len(root.classed("tabled")), "a drawing without its table")
}
