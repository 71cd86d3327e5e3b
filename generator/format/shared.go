package format

import "sync"

// Shared keeps what several formats make of one input: the first that asks
// makes it. Nil keeps nothing.
type Shared struct {
	mu   sync.Mutex
	made map[string]*making
}

// making is what the first to ask makes, while others wait.
type making struct {
	once sync.Once
	have any
}

// Of returns what make makes, which a name stands for.
func (s *Shared) Of(name string, make func() any) any {
	if s == nil {
		return make()
	}
	m := s.making(name)
	m.once.Do(func() { m.have = make() }) // which may ask for another
	return m.have
}

func (s *Shared) making(name string) *making {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.made[name]
	if m == nil {
		m = &making{}
		if s.made == nil {
			s.made = map[string]*making{}
		}
		s.made[name] = m
	}
	return m
}
