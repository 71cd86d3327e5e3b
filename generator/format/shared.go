package format

import "sync"

// Shared keeps what several formats make of one input: the first that asks
// makes it. Nil keeps nothing.
type Shared struct {
	mu   sync.Mutex
	made map[string]any
}

// Of returns what make makes, which a name stands for.
func (s *Shared) Of(name string, make func() any) any {
	if s == nil {
		return make()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	have, ok := s.made[name]
	if !ok {
		have = make()
		if s.made == nil {
			s.made = map[string]any{}
		}
		s.made[name] = have
	}
	return have
}
