// Command naive makes a county's documents in the way that first comes to mind,
// to measure fenjie against: a workbook from excelize for each unit, a PDF from
// gopdf with whole faces, and briefings by string building. It reads the plan
// as fenjie exports it, so that both have the same rows. Nothing is checked,
// compared, staged or synced. It is no part of the product.
//
//	naive [-only excel,pdf,briefing] [-jobs N] PLAN.json DIR
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

type plan struct {
	Title    string    `json:"title"`
	Stage    string    `json:"stage"`
	Sections []section `json:"sections"`
	Units    []struct {
		Name string `json:"name"`
	} `json:"units"`
}

type section struct {
	Label     string    `json:"label"`
	Title     string    `json:"title"`
	LeadUnits []string  `json:"lead_units"`
	Overview  string    `json:"overview"`
	Sections  []section `json:"sections"`
	Measures  []measure `json:"measures"`
	Budget    *struct {
		Total *money  `json:"total"`
		Parts []money `json:"parts"`
	} `json:"budget"`
}

type money struct {
	Name string      `json:"name"`
	Text string      `json:"text"`
	Yuan json.Number `json:"yuan"`
}

type measure struct {
	ID       string `json:"id"`
	Number   int    `json:"number"`
	Label    string `json:"label"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	Deadline string `json:"deadline"`
	Units    []struct {
		Name string `json:"name"`
		Role string `json:"role"`
	} `json:"units"`
	Targets []struct {
		Text   string `json:"text"`
		Metric string `json:"metric"`
		Value  string `json:"value"`
		Unit   string `json:"unit"`
	} `json:"targets"`
}

// task is a measure as a unit has it.
type task struct {
	measure
	section string
	role    string
}

func main() {
	only := flag.String("only", "excel,pdf,briefing", "what to make")
	jobs := flag.Int("jobs", 1, "workbooks made at a time")
	flag.Parse()
	if err := run(flag.Arg(0), flag.Arg(1), *only, *jobs); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(file, dir, only string, jobs int) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var p plan
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	tasks := map[string][]task{}
	var all []task
	for _, s := range p.Sections {
		for _, m := range s.all() {
			all = append(all, task{m, s.Label + s.Title, ""})
			for _, u := range m.Units {
				tasks[u.Name] = append(tasks[u.Name], task{m, s.Label + s.Title, u.Role})
			}
		}
	}
	for _, sub := range []string{"责任清单", "简报/领域", "简报/单位"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return err
		}
	}
	if strings.Contains(only, "excel") {
		if err := workbooks(dir, &p, tasks, jobs); err != nil {
			return err
		}
		if err := total(filepath.Join(dir, "任务分解总表.xlsx"), &p, all); err != nil {
			return err
		}
	}
	if strings.Contains(only, "pdf") {
		if err := summary(filepath.Join(dir, "预算汇总.pdf"), &p); err != nil {
			return err
		}
	}
	if strings.Contains(only, "briefing") {
		return briefings(dir, &p, tasks)
	}
	return nil
}

func (s section) all() []measure {
	list := s.Measures
	for _, sub := range s.Sections {
		list = append(list, sub.all()...)
	}
	return list
}

func workbooks(dir string, p *plan, tasks map[string][]task, jobs int) error {
	next := make(chan string)
	errs := make(chan error, jobs)
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for unit := range next {
				if err := workbook(filepath.Join(dir, "责任清单", unit+".xlsx"), p, unit, tasks[unit]); err != nil {
					select {
					case errs <- err:
					default:
					}
				}
			}
		})
	}
	for _, u := range p.Units {
		next <- u.Name
	}
	close(next)
	workers.Wait()
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}
