// One test after the other: command lines share the process's console and folder, and responses are timed.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
