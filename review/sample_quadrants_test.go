package review_test

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

// sampleQuadrants is a map with a view for each audience: ours has paths of every
// state, findings and a quadrant of many people, the others' less.
func sampleQuadrants() review.Part {
	ours := sampleView(account.Internal, "Two of six paths are silent, says "+internalCanary)
	ours.Rooms[0].Marks = []review.QuadrantMark{{N: 1, Severity: account.Critical}, {N: 3, Severity: account.Warning}}
	for _, name := range []string{"Marisol Quiñones-Lindqvist van der Heijden", "O. Adebayo", "P. Novák", "Q. Tran", "R. Okonkwo", "倉庫 太郎"} {
		ours.Rooms[3].People = append(ours.Rooms[3].People, data(name))
	}
	ours.Paths = append(ours.Paths,
		samplePath(0, 2, 1, "1, as before", review.ProblemsOnly, "problems only"),
		samplePath(1, 3, 2, "2, down from 6", review.ProblemsOnly, "problems only"),
		samplePath(0, 3, 0, "0, as before", review.Silent, "silent"),
		samplePath(1, 2, 0, "0, down from 2", review.Silent, "silent"),
	)
	ours.Paths[3].Marks = []review.QuadrantMark{{N: 2, Severity: account.Warning}}
	business := sampleView(account.Business, "14 conversations "+businessCanary)
	business.Rooms[0].People = append(business.Rooms[0].People, data(businessCanary))
	business.Paths = append(business.Paths, samplePath(0, 1, 4, "4, up from 3", review.InUse, "in use "+businessCanary))
	return review.Part{
		Heading: review.Heading{Name: data("Who speaks with whom")}, Visibility: account.Customer,
		Blocks: review.Blocks{
			review.Quadrants{Visibility: account.Customer, Views: []review.QuadrantView{
				sampleView(account.Customer, "9 conversations"), business, ours,
			}},
		},
	}
}

func sampleView(audience account.Visibility, title string) review.QuadrantView {
	v := review.QuadrantView{
		Audience: audience, Title: data(title), Desc: data("The technical people of both sides speak with each other."),
		Paths:   []review.QuadrantPath{samplePath(2, 3, 24, "24, up from 19", review.InUse, "in use")},
		Caption: data("The more conversations, the thicker the line."),
		Tables: []review.Table{{
			Caption: data("Conversations by path"), Visibility: account.Customer,
			Columns: []review.Column{{Head: data("Path"), Visibility: account.Customer}, {Head: data("Number"), Numeric: true, Visibility: account.Customer}},
			Rows:    []review.Row{{Visibility: account.Customer, Cells: []review.Cell{{Text: data("Q3–Q4")}, {Text: account.Count(24)}}}},
		}},
	}
	for i, name := range []string{"Q1 Customer’s business", "Q2 Provider’s business", "Q3 Customer’s technical side", "Q4 Provider’s technical side"} {
		v.Rooms[i] = review.QuadrantRoom{Name: data(name), Heard: []account.Text{data("value 0"), data("issues 7"), data("usage 1"), data("plans 2")}}
		if i != 1 {
			v.Rooms[i].People = []account.Text{data("Ines Duarte"), data("<b>Piet Claes</b>")}
		}
	}
	return v
}

func samplePath(from, to, volume int, label string, state review.PathState, says string) review.QuadrantPath {
	return review.QuadrantPath{From: from, To: to, Volume: volume, Label: data(label), State: state, Says: data(says)}
}
