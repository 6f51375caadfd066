// They wait more than they compute: for servers, delays, signals. Those that measure are in Measuring, by themselves.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
