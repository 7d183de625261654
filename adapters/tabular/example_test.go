package tabular_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
)

// An importer of how full things are, of which a row tells one.
func ExampleOpen() {
	const export = `asset;used
srv-1;80
srv-2;a lot
srv-3;
`
	d, err := tabular.NewDecoder(tabular.Layout{Delimiter: ";", Times: []string{"2006-01-02"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var row struct {
		item account.ItemID
		used int
	}
	tabular.Bind(d, "asset", tabular.ID, &row.item).Require()
	tabular.Bind(d, "used", tabular.Count, &row.used).Require()
	r, err := tabular.Open("assets", "assets.csv", strings.NewReader(export), d, []tabular.Column{"asset", "used"}, tabular.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for {
		line, err := r.Next(context.Background())
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(line, row.item, row.used)
		r.Keep()
	}
	for _, f := range r.Counts().Faults {
		fmt.Println(f)
	}
	// Output:
	// 2 srv-1 80
	// assets.csv:3: column "used": "a lot": not a whole number from 0 on
	// assets.csv:4: column "used": is missing
}
