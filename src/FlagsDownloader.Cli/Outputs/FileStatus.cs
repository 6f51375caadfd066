using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>The kind and the identity of an existing file, independent of its name.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Identity">The same for two names of one file: device and inode on Linux, the full path on other systems.</param>
internal readonly partial record struct FileStatus(FileKind Kind, string Identity)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH
    private const uint BasicStatistics = 0x7ff; // STATX_BASIC_STATS
    private const ulong MountRoot = 0x2000; // STATX_ATTR_MOUNT_ROOT

    /// <summary>The user and the group that own it; null if they are unknown.</summary>
    public (uint User, uint Group)? Owner { get; private init; }

    /// <summary>Whether it is a mount point, as containers mount single files. No other file can replace it.</summary>
    public bool IsMountPoint { get; private init; }

    /// <summary>The status of the file at a path; null if there is none.</summary>
    public static FileStatus? ReadPath(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            return Statx(CurrentFolder, path, 0, BasicStatistics, out var status) == 0 ? From(status) : null;
        }
        // Most file systems of these systems ignore case.
        var identity = path.ToUpperInvariant();
        return Directory.Exists(path) ? new FileStatus(FileKind.Folder, identity)
            : !File.Exists(path) ? null
            : new FileStatus(path.StartsWith("/dev/", StringComparison.Ordinal) ? FileKind.CharacterDevice : FileKind.Regular, identity);
    }

    /// <summary>The status of an open file; null if it is unknown.</summary>
    public static FileStatus? ReadHandle(SafeFileHandle handle) =>
        OperatingSystem.IsLinux() && Statx((int)handle.DangerousGetHandle(), "", EmptyPath, BasicStatistics, out var status) == 0
            ? From(status)
            : null;

    /// <summary>The status of an inherited descriptor; null if it is unknown.</summary>
    public static FileStatus? ReadDescriptor(int descriptor) =>
        OperatingSystem.IsLinux() && Statx(descriptor, "", EmptyPath, BasicStatistics, out var status) == 0 ? From(status) : null;

    private static FileStatus From(in KernelStatus status)
    {
        var device = ((ulong)status.DeviceMajor << 32) | status.DeviceMinor;
        return new FileStatus(ToKind(status.Mode), string.Create(CultureInfo.InvariantCulture, $"{device}:{status.Inode}"))
        {
            Owner = (status.User, status.Group),
            IsMountPoint = (status.Attributes & MountRoot) != 0,
        };
    }

    // S_IFMT and its values.
    private static FileKind ToKind(ushort mode) => (mode & 0xf000) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Folder,
        0x1000 => FileKind.Pipe,
        0xc000 => FileKind.Socket,
        0x2000 => FileKind.CharacterDevice,
        _ => FileKind.Other,
    };

    // statx(2) has the same layout on every processor, unlike stat(2).
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out KernelStatus status);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct KernelStatus
    {
        [FieldOffset(8)]
        public ulong Attributes;
        [FieldOffset(20)]
        public uint User;
        [FieldOffset(24)]
        public uint Group;
        [FieldOffset(28)]
        public ushort Mode;
        [FieldOffset(32)]
        public ulong Inode;
        [FieldOffset(136)]
        public uint DeviceMajor;
        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
