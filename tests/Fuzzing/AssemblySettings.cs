// Tests run one after another: command lines share the console and the folder of the process, and responses are timed.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
