// Package review makes the operations review of an account: from facts, by way
// of an agenda, to pages that each reader may see.
//
//	facts, err := review.Gather(ctx, review.Sources{Accounts: psa, Service: psa}, "a-1", quarter)
//	...
//	document, err := review.Compose(ctx, review.StandardAgenda(), facts)
//	...
//	edition, err := document.Edition(account.Customer, review.English())
//	...
//	err = review.HTML{}.Render(w, edition)
//
// # From facts to a document
//
// [Gather] reads through the host's ports and sums up; [Compose] fills an
// [Agenda], each item by its [Section]. A section whose facts are missing says
// which the host did not supply. A host adds items and sections of its own.
//
// # From a document to pages
//
// A [Document] is blocks in no language and for no audience yet.
// [Document.Edition] cuts it for one audience and locale, and is the only way to
// something that can be rendered: [Text], [Markdown], [HTML] and [JSON] are the
// renderers here, and [Renderer] is the interface for others. An edition has a
// digest.
//
// # Storage
//
// [Document.Freeze] makes a [Snapshot]: its figures never move again, and it can
// be cut for a reader and a language that come later.
package review
