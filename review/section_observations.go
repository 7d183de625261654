package review

import (
	"context"

	"github.com/accordhq/accord/account"
)

// observationsSection lists every finding with its suggested next step and the
// role that should own it, the gravest first.
func observationsSection(_ context.Context, f Facts) (Content, error) {
	var c Content
	toAct := 0
	for _, finding := range f.Findings() {
		if finding.Severity == account.Info {
			continue
		}
		c.Blocks = append(c.Blocks, callout(finding))
		if finding.Visibility.ReachedBy(account.Customer) {
			toAct++
		}
	}
	if f.lacks(SourcePromises) {
		// Whether promises are put on record is our own business.
		none := missing("promises")
		none.Visibility = account.Internal
		c.Blocks = append(c.Blocks, none)
	}
	c.Says = account.Say("observations.says", account.Args{"n": account.Count(toAct)})
	if toAct == 0 {
		c.Says = account.Say("observations.none", nil)
	}
	return c, nil
}
