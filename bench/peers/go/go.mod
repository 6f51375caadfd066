module flagsdownloader/bench/peer

go 1.19
