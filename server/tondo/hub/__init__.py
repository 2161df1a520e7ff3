"""The engine room: tasks, queues, ticks and the clock. It runs rooms, and knows no rule of theirs."""
