using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab memory`.</summary>
[Collection(Measuring.Name)]
[SecondTier("it starts thousands of threads; the other lessons run in every run")]
public sealed class MemoryLessonTests
{
    private const double Kilobyte = 1_000;

    [Fact]
    public void Memory_OfTasksAndThreads_IsMeasuredInBytesEach()
    {
        var figures = LessonOutput.Figures("memory");

        Assert.Equal(10_000, figures["task_count"]);
        Assert.InRange(figures["thread_count"], 1_000, 10_000);
        // A task is a few objects. A thread has at least a page of stack, and the addresses of a whole stack.
        Assert.InRange(figures["task_heap_bytes"], 0.3 * Kilobyte, 10 * Kilobyte);
        Assert.InRange(figures["task_address_space_bytes"], 0, 100 * Kilobyte);
        Assert.InRange(figures["thread_resident_bytes"], 8 * Kilobyte, 1_000 * Kilobyte);
        Assert.InRange(figures["thread_address_space_bytes"], 1_000 * Kilobyte, 100_000 * Kilobyte);
        Assert.InRange(figures["real_thread_stack_bytes"], 4 * Kilobyte, 1_000 * Kilobyte);
        Assert.InRange(figures["memory_ratio"], 3, 1_000);
    }

    [Fact]
    public void Memory_Redirected_HasALineForEachKind()
    {
        var output = LessonOutput.Transcript("memory");

        Assert.Matches(" tasks +[0-9,]+ +[0-9,]+ +[0-9,]+ +[0-9,]+$", output.Lines[output.PlaceOf(" tasks  ")]);
        Assert.Matches(" threads +[0-9,]+ +[0-9,]+ +[0-9,]+ +[0-9,]+$", output.Lines[output.PlaceOf(" threads  ")]);
    }

    [Theory]
    [InlineData("memory:")]
    [InlineData("address space ")]
    public void Memory_OnCtrlC_EndsAtOnce(string after) => LessonOutput.AssertInterruptible("memory", after);
}
