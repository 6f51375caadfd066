// The tests mostly wait: for servers, delays, signals. Tests that measure are in Measuring, which runs alone.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
