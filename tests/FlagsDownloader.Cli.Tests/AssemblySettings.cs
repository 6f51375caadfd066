// Tests run one after another, because the program uses the console and the environment of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
