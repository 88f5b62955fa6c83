"""A Modbus RTU slave by pymodbus 3.0: prints what is written into its text registers."""

import asyncio
import sys

from pymodbus.datastore import (
    ModbusSequentialDataBlock,
    ModbusServerContext,
    ModbusSlaveContext,
)
from pymodbus.server import StartAsyncSerialServer
from pymodbus.transaction import ModbusRtuFramer

TEXT = 0x70


class Registers(ModbusSequentialDataBlock):
    def __init__(self, unit):
        super().__init__(0, [0] * 0x100)
        self.unit = unit

    def setValues(self, address, values):
        super().setValues(address, values)
        if address == TEXT:
            text = b"".join(value.to_bytes(2, "big") for value in values)
            print(f"{self.unit}: [{text.decode('ascii')}]", flush=True)


async def main(path, units):
    slaves = {
        unit: ModbusSlaveContext(hr=Registers(unit), zero_mode=True) for unit in units
    }
    context = ModbusServerContext(slaves=slaves, single=False)
    serving = asyncio.ensure_future(
        StartAsyncSerialServer(
            context=context, framer=ModbusRtuFramer, port=path, baudrate=9600, timeout=0.005
        )
    )
    await asyncio.sleep(0.5)
    if serving.done():
        serving.result()
    print("listening", flush=True)
    await serving


asyncio.run(main(sys.argv[1], [int(unit) for unit in sys.argv[2:]]))
