package document

import "encoding/xml"

// element is an element of an XML part by its local name, so that strict and
// transitional documents read alike. Its methods take nil for an element that
// is not there.
type element struct {
	name     string
	attrs    []xml.Attr
	text     []byte // of w:t only
	children []*element
}

// attr is the value of an attribute by its local name, or "".
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// val is the value of the attribute val, or "".
func (e *element) val() string { return e.attr("val") }

// child follows the names down, taking the first child of each name.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		e = e.first(name)
	}
	return e
}

func (e *element) first(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// all returns the children called name.
func (e *element) all(name string) []*element {
	if e == nil {
		return nil
	}
	var found []*element
	for _, c := range e.children {
		if c.name == name {
			found = append(found, c)
		}
	}
	return found
}

// shown returns the children that are read: of mc:AlternateContent, which
// holds one content twice, the choice for newer programs.
func (e *element) shown() []*element {
	if e.name != "AlternateContent" {
		return e.children
	}
	for _, c := range e.children {
		if c.name == "Choice" {
			return []*element{c}
		}
	}
	return e.all("Fallback")
}

// toggled reports a property such as w:del or w:vanish that is set: present,
// and not switched off.
func (e *element) toggled() bool {
	return e != nil && e.val() != "0" && e.val() != "false" && e.val() != "off"
}
