"""A Slurm of one node, for as long as it is needed: authentication, controller, daemon."""
import os
import pathlib
import socket
import subprocess
import time

CONFIGURATION = """
ClusterName=planlupp
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CryptoType=crypto/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
SlurmctldPort={port}
SlurmdPort={next_port}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES State=UP
"""
PATIENCE = 120  # seconds


class Cluster:
    def __init__(self, folder):
        self.folder, self.running = pathlib.Path(folder).resolve(), []
        self.environment = dict(os.environ, SLURM_CONF=str(self.folder / "slurm.conf"))

    def __enter__(self):
        for part in ("state", "spool"):
            (self.folder / part).mkdir(parents=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            folder=self.folder, host=socket.gethostname().split(".")[0], port=port,
            next_port=port + 1, cores=os.cpu_count()))
        key = self.folder / "key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        self.start("munged", "--foreground", "--force", f"--socket={self.folder}/munge.socket",
                   f"--key-file={key}", f"--pid-file={self.folder}/munge.pid",
                   f"--log-file={self.folder}/munge.log", f"--seed-file={self.folder}/seed")
        self.wait(lambda: (self.folder / "munge.socket").exists(), "munged")
        self.start("slurmctld", "-D")
        self.start("slurmd", "-D")
        self.wait(lambda: "idle" in self.ask("sinfo", "-h", "-o", "%t"), "a node that is idle")
        return self

    def start(self, *words):
        log = open(self.folder / f"{words[0]}.out", "wb")
        self.running.append(subprocess.Popen(words, env=self.environment, stdout=log, stderr=log))

    def ask(self, *words):
        return subprocess.run(words, env=self.environment, capture_output=True, text=True).stdout

    def wait(self, happened, what):
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain for {what}; see {self.folder}")
            time.sleep(0.2)

    def array(self, command, tasks, folder):
        """Runs the command as an array job, and waits for its end."""
        script = f"#!/bin/sh\n#SBATCH --array=1-{tasks}\n#SBATCH --cpus-per-task=1\n{command}\n"
        told = subprocess.run(["sbatch", "--parsable"], input=script, env=self.environment,
                              cwd=folder, capture_output=True, text=True)
        if told.returncode != 0:
            raise RuntimeError(f"sbatch: {told.stderr}")
        self.wait(lambda: not self.ask("squeue", "-h", "-j", told.stdout.strip()).strip(),
                  "the end of the job")

    def __exit__(self, *_):
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            process.wait(timeout=PATIENCE)
