// One test after the other: the program writes to the console and reads the environment, and a process has one of each.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
