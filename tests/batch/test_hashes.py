"""Many names and files are remembered in eight bytes each."""

import pickle

from convert.batch.hashes import Hashes, hash_of, hash_of_file


def test_a_hash_is_the_same_in_every_process():
    assert hash_of("sub/a") == 0xAB64BCDB2DBD555B
    assert hash_of("\udcff") != hash_of("\udcfe")


def test_files_of_one_device_never_have_the_same_hash():
    found = {hash_of_file(device, inode) for device in range(3) for inode in range(1000)}
    assert len(found) == 3000


def test_hashes_are_known_when_they_are_sorted_and_so_is_what_was_added_twice():
    hashes = Hashes()
    assert not hashes
    values = [hash_of(str(i)) for i in range(1000)]
    for value in [*values, values[3], values[3], values[700]]:
        hashes.add(value)
    assert hashes.sort() == {values[3], values[700]}
    assert hashes
    assert all(value in hashes for value in values)
    assert hash_of("other") not in hashes


def test_hashes_are_sent_to_other_processes_in_eight_bytes_each():
    hashes = Hashes()
    for i in range(10_000):
        hashes.add(hash_of(str(i)))
    hashes.sort()
    sent = pickle.dumps(hashes)
    assert len(sent) < 10_000 * 8 + 20_000
    assert hash_of("9999") in pickle.loads(sent)
