package source

import (
	"fenjie/source/plan"
	"fenjie/source/settings"
)

func readStructured(name string, data []byte, set *settings.Settings) (*plan.Plan, []plan.Problem, error) {
	return nil, nil, nil
}
